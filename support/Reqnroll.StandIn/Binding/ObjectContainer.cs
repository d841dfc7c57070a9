using System.Collections.Concurrent;
using Reqnroll.BoDi;

namespace Reqnroll.StandIn.Binding;

/// <summary>Makes objects by their constructors, keeps one a type, and disposes what it made, the youngest first.</summary>
/// <param name="parent">Where registrations are looked for that are not made here.</param>
internal sealed class ObjectContainer(ObjectContainer? parent = null) : IObjectContainer
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<(Type, string?), Func<List<Type>, object>> _registrations = [];
    private readonly Dictionary<(Type, string?), object> _instances = [];
    private readonly List<object> _owned = [];

    public void RegisterTypeAs<TType, TInterface>(string? name = null)
        where TType : class, TInterface =>
        _registrations[(typeof(TInterface), name)] = path =>
            typeof(TType) == typeof(TInterface) ? Make(typeof(TType), path) : Resolve(typeof(TType), name, path);

    public void RegisterInstanceAs<TInterface>(TInterface instance, string? name = null, bool dispose = false)
        where TInterface : class
    {
        ArgumentNullException.ThrowIfNull(instance);
        lock (_lock)
        {
            // Who asks for the class of the instance gets it too.
            _instances[(instance.GetType(), name)] = instance;
            _instances[(typeof(TInterface), name)] = instance;
            _registrations[(typeof(TInterface), name)] = _ => instance;
            _owned.AddRange(dispose ? [instance] : Array.Empty<object>());
        }
    }

    public void RegisterFactoryAs<TInterface>(Func<IObjectContainer, TInterface> factoryDelegate, string? name = null) =>
        _registrations[(typeof(TInterface), name)] = _ => Own(factoryDelegate(this)!);

    public T Resolve<T>() => (T)Resolve(typeof(T));

    public T Resolve<T>(string? name) => (T)Resolve(typeof(T), name);

    public object Resolve(Type typeToResolve, string? name = null) => Resolve(typeToResolve, name, []);

    public bool IsRegistered<T>(string? name = null) => Registrar(typeof(T), name) is not null;

    /// <summary>Disposes everything that was made here, whatever goes wrong on the way.</summary>
    /// <returns>What went wrong.</returns>
    public async Task<IReadOnlyList<Exception>> DisposeAllAsync()
    {
        var errors = new List<Exception>();
        foreach (var instance in Enumerable.Reverse(_owned))
        {
            try
            {
                await DisposeAsync(instance);
            }
            catch (Exception error)
            {
                errors.Add(error);
            }
        }

        _owned.Clear();
        return errors;
    }

    private static async ValueTask DisposeAsync(object instance)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    private object Resolve(Type type, string? name, List<Type> path)
    {
        if (type == typeof(IObjectContainer))
        {
            return this;
        }

        var owner = Registrar(type, name) ?? this;
        lock (owner._lock)
        {
            if (!owner._instances.TryGetValue((type, name), out var instance))
            {
                instance = owner._registrations.TryGetValue((type, name), out var make) ? make(path) : Make(type, path);
                owner._instances[(type, name)] = instance;
            }

            return instance;
        }
    }

    private ObjectContainer? Registrar(Type type, string? name) =>
        _registrations.ContainsKey((type, name)) ? this : parent?.Registrar(type, name);

    private object Make(Type type, List<Type> path)
    {
        if (path.Contains(type))
        {
            throw new ObjectContainerException("Types that ask for one another in a circle cannot be made", [.. path, type]);
        }

        if (type.IsAbstract || type.IsValueType || type == typeof(string) || typeof(Delegate).IsAssignableFrom(type))
        {
            throw new ObjectContainerException($"{type.FullName} cannot be made: register an instance or a type for it", [.. path]);
        }

        var constructors = type.GetConstructors().ToLookup(constructor => constructor.GetParameters().Length);
        var longest = constructors.MaxBy(group => group.Key)?.ToList() ?? [];
        if (longest.Count != 1)
        {
            throw new ObjectContainerException($"{type.FullName} needs exactly one public constructor with the most parameters", [.. path]);
        }

        List<Type> inner = [.. path, type];
        var arguments = longest[0].GetParameters().Select(parameter => Resolve(parameter.ParameterType, null, inner)).ToArray();
        return Own(longest[0].Invoke(System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }

    private object Own(object instance)
    {
        if (instance is IDisposable or IAsyncDisposable)
        {
            _owned.Add(instance);
        }

        return instance;
    }
}
