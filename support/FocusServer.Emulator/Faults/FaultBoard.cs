namespace FocusServer.Emulator.Faults;

/// <summary>The faults of a running emulator, each with its switch.</summary>
public sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private readonly EmulatorOptions _options;
    private readonly ProfileCatalog _catalog;
    private readonly ulong _seed;
    private readonly int _windows;
    private readonly List<FaultState> _states = [];
    private volatile FaultPlan _plan = FaultPlan.For([]);
    private volatile string _profile = "";
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<int> _alive = () => 0;

    internal FaultBoard(EmulatorOptions options, ProfileCatalog catalog)
    {
        _options = options;
        _catalog = catalog;
        _seed = unchecked((ulong)options.Seed);
        _windows = options.Windows;
        Reset();
    }

    /// <summary>The name of the active profile.</summary>
    public string Profile => _profile;

    /// <summary>The names of all profiles that can be chosen.</summary>
    public IReadOnlyList<string> Profiles => _catalog.Names;

    /// <summary>The faults of the active profile, those of the options, and those that were added.</summary>
    public IReadOnlyList<FaultSwitch> Faults => [.. States.Select((state, i) => new FaultSwitch(i + 1, state.Fault, state.IsOn))];

    internal FaultPlan Plan => _plan;

    internal IReadOnlyList<FaultState> States
    {
        get
        {
            lock (_gate)
            {
                return [.. _states];
            }
        }
    }

    /// <summary>Completes when anything on the board changes after this was read.</summary>
    internal Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>Switches a fault on or off. A crash that is switched on and has no trigger strikes at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no fault of that number.</exception>
    /// <exception cref="ArgumentException">On, it would contradict another that is on, or never strike; the message says what is allowed.</exception>
    public void Switch(int number, bool on)
    {
        var alive = _alive();
        lock (_gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, _states.Count);
            if (on)
            {
                Check(alive, ListOn(), ListOn(and: number - 1));
            }

            _states[number - 1].Switch(on);
        }

        Tell();
    }

    /// <summary>Replaces all faults by those of a profile, all on.</summary>
    /// <exception cref="ArgumentException">
    /// There is no such profile, or a fault of it would never strike on this server, or it asks for TLS or an access token, which a server has from
    /// its start or not at all; the message says what is allowed.
    /// </exception>
    public void Choose(string profile)
    {
        var chosen = _catalog.Find(profile) ?? throw new ArgumentException($"'{profile}' is no profile; {_catalog.DescribeAllowed()}");
        if (profile != _options.Profile && (chosen.Tls || chosen.Token is not null))
        {
            throw new ArgumentException($"'{profile}' asks for {(chosen.Tls ? "TLS" : "an access token")}, which a server has from its start or not at all: start it with this profile.");
        }

        Check(_alive(), [], chosen.Faults);
        Replace(profile, chosen.Faults);
    }

    /// <summary>Puts one more fault on the board, on.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">It is wrong, contradicts another that is on, or would never strike; the message says what is allowed.</exception>
    public int Add(Fault fault)
    {
        var alive = _alive();
        int number;
        lock (_gate)
        {
            Check(alive, ListOn(), [.. ListOn(), fault]);
            Put([fault]);
            number = _states.Count;
        }

        Tell();
        return number;
    }

    /// <summary>Puts everything back to what it was at the start.</summary>
    internal void Reset() => Replace(_options.Profile, _catalog.Find(_options.Profile)!.Faults.Concat(_options.Faults));

    /// <summary>Lets it know how many jobs there are: those that live can be struck, whatever becomes of new ones.</summary>
    internal void CountJobsBy(Func<int> alive) => _alive = alive;

    // What was wrong before is not the fault of what is new.
    private void Check(int alive, IReadOnlyList<Fault> before, IReadOnlyList<Fault> after)
    {
        var mistakes = FaultChecker.FindMistakes(after, _windows, alive).Except(FaultChecker.FindMistakes(before, _windows, alive)).ToList();
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes));
        }
    }

    private List<Fault> ListOn(int? and = null) => [.. _states.Where((state, i) => state.IsOn || i == and).Select(state => state.Fault)];

    private void Replace(string profile, IEnumerable<Fault> faults)
    {
        lock (_gate)
        {
            _states.ForEach(state => state.Switch(false));
            _states.Clear();
            _profile = profile;
            Put(faults);
        }

        Tell();
    }

    private void Put(IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            // By kind and its place among its like: what a fault does is the same whatever others stand beside it.
            var like = _states.Count(state => state.Kind == fault.Kind);
            _states.Add(new FaultState(fault, Chance.Mix(Chance.Mix(_seed, (ulong)fault.Kind), (ulong)like)));
        }
    }

    private void Tell()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _plan = FaultPlan.For(_states);
            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }
}
