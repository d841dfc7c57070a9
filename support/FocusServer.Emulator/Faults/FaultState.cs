namespace FocusServer.Emulator.Faults;

/// <summary>Represents a fault on the board with its switch.</summary>
internal sealed class FaultState(Fault fault, ulong salt)
{
    private volatile bool _isOn = true;
    private readonly Lock _gate = new();
    private int _struck;
    private long _second = -1;
    private int _taken;

    public Fault Fault => fault;

    public FaultKind Kind => fault.Kind;

    public FaultRule Rule { get; } = FaultRules.For(fault.Kind);

    public bool IsOn => _isOn;

    public TimeSpan Delay => fault.Delay ?? Rule.Delay ?? TimeSpan.Zero;

    public int Status => fault.Status ?? (Rule.Status.Count > 0 ? Rule.Status[0] : 0);

    public int Limit => fault.Limit ?? Rule.Limit ?? 0;

    public void Switch(bool on)
    {
        Volatile.Write(ref _struck, 0);
        _isOn = on;
    }

    /// <summary>Returns true if the triggers allow the fault to strike now.</summary>
    public bool IsDue(TimeSpan elapsed, int jobs) =>
        _isOn && (fault.Between is null || fault.Between.Contains(elapsed)) && !(jobs < fault.FromJob);

    /// <summary>Returns true if the rate selects a job, request, stream or row.</summary>
    public bool Chooses(ulong ordinal) => fault.Rate >= 1 || Chance.Uniform(salt, ordinal) < fault.Rate;

    /// <summary>Returns true for the first call since the fault was switched on.</summary>
    public bool TryOnce() => Interlocked.Exchange(ref _struck, 1) == 0;

    /// <summary>Counts a request, and returns true if it is above the limit of the second in which it comes.</summary>
    public bool ExceedsRate(TimeSpan elapsed)
    {
        lock (_gate)
        {
            var second = (long)elapsed.TotalSeconds;
            _taken = second == _second ? _taken + 1 : 1;
            _second = second;
            return _taken > Limit;
        }
    }

    public TimeSpan DrawDelay(ulong ordinal)
    {
        if (fault.P99 is not { } p99)
        {
            return Delay;
        }

        const double StandardNormalP99 = 2.3263478740408408;
        var deviation = Math.Log(p99 / Delay) / StandardNormalP99;
        return Delay * Math.Exp(deviation * Chance.Normal(~salt, ordinal));
    }
}
