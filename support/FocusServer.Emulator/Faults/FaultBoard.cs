namespace FocusServer.Emulator.Faults;

/// <summary>Holds the faults of a running emulator, each with a switch.</summary>
public sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private readonly ProfileCatalog _catalog;
    private readonly string _firstProfile;
    private readonly IReadOnlyList<Fault> _furtherFaults;
    private readonly int _windows;
    private readonly ulong _seed;
    private readonly List<FaultState> _states = [];
    private volatile FaultPlan _plan = FaultPlan.For([]);
    private volatile string _profile = "";
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FaultBoard(ProfileCatalog catalog, string profile, IReadOnlyList<Fault> furtherFaults, int windows, int seed)
    {
        _catalog = catalog;
        _firstProfile = profile;
        _furtherFaults = furtherFaults;
        _windows = windows;
        _seed = unchecked((ulong)seed);
        Reset();
    }

    /// <summary>Gets the name of the active profile.</summary>
    public string Profile => _profile;

    /// <summary>Gets the names of all profiles that can be chosen.</summary>
    public IReadOnlyList<string> Profiles => _catalog.Names;

    /// <summary>Gets the faults of the active profile, those of the options, and those that were added.</summary>
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

    /// <summary>Gets a task that completes at the next change of the board.</summary>
    internal Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>Switches a fault on or off. A crash without a trigger strikes as soon as it is switched on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no fault with that number.</exception>
    public void Switch(int number, bool on)
    {
        lock (_gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, _states.Count);
            _states[number - 1].Switch(on);
        }

        Notify();
    }

    /// <summary>Replaces all faults by those of a profile, all of them switched on.</summary>
    /// <exception cref="ArgumentException">There is no such profile, one of its faults needs more jobs than this server has windows, or it
    /// needs TLS or an access token, which a server can only have from its start; the message says what is allowed.</exception>
    public void Choose(string profile)
    {
        var chosen = _catalog.Find(profile) ?? throw new ArgumentException($"'{profile}' is no profile; {_catalog.DescribeAllowed()}");
        if (profile != _firstProfile && (chosen.Tls || chosen.Token is not null))
        {
            throw new ArgumentException(
                $"'{profile}' needs {(chosen.Tls ? "TLS" : "an access token")}, which a server can only have from its start: start it with this profile.");
        }

        Check(chosen.Faults);
        Replace(profile, chosen.Faults);
    }

    /// <summary>Adds a fault, switched on.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">It has a mistake, or needs more jobs than there are windows; the message says what is
    /// allowed.</exception>
    public int Add(Fault fault)
    {
        Check([fault]);
        int number;
        lock (_gate)
        {
            AddStates([fault]);
            number = _states.Count;
        }

        Notify();
        return number;
    }

    internal void Reset() => Replace(_firstProfile, _catalog.Find(_firstProfile)!.Faults.Concat(_furtherFaults));

    private void Check(IReadOnlyList<Fault> faults)
    {
        var mistakes = FaultChecker.FindMistakes(faults).ToList();
        mistakes = mistakes.Count > 0 ? mistakes : [.. FaultChecker.FindOutOfReach(faults, _windows, "MaxWindows")];
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes));
        }
    }

    private void Replace(string profile, IEnumerable<Fault> faults)
    {
        lock (_gate)
        {
            _states.ForEach(state => state.Switch(false));
            _states.Clear();
            _profile = profile;
            AddStates(faults);
        }

        Notify();
    }

    private void AddStates(IEnumerable<Fault> faults)
    {
        foreach (var fault in faults)
        {
            // The salt depends on faults of the same kind only, so that adding another kind does not change which jobs or requests are
            // struck.
            var sameKind = _states.Count(state => state.Kind == fault.Kind);
            _states.Add(new FaultState(fault, Chance.Mix(Chance.Mix(_seed, (ulong)fault.Kind), (ulong)sameKind)));
        }
    }

    private void Notify()
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

/// <summary>Represents a fault on the board.</summary>
/// <param name="Number">The position on the board, from 1.</param>
/// <param name="Fault">The fault.</param>
/// <param name="IsOn">True if it strikes when its triggers agree; false if it is switched off.</param>
public sealed record FaultSwitch(int Number, Fault Fault, bool IsOn);
