namespace Reqnroll;

/// <summary>What a scenario or a feature remembers, by key or by type. Small typed classes in constructors are better.</summary>
public abstract class ReqnrollContext : Dictionary<string, object>
{
    /// <summary>The first error; <see langword="null"/> while there is none.</summary>
#nullable disable annotations
    public Exception TestError { get; internal set; }
#nullable restore annotations

    /// <summary>Remembers a value under the name of its type.</summary>
    /// <typeparam name="T">The type that names it.</typeparam>
    /// <param name="data">The value.</param>
    public void Set<T>(T data) => Set(data, KeyOf<T>());

    /// <summary>Remembers a value under a key.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="data">The value.</param>
    /// <param name="key">The key.</param>
    public void Set<T>(T data, string key) => this[key] = data!;

    /// <summary>Gives back what was remembered under the name of a type.</summary>
    /// <typeparam name="T">The type that names it.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">Nothing is remembered under that name.</exception>
    public T Get<T>() => Get<T>(KeyOf<T>());

    /// <summary>Gives back what was remembered under a key.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">Nothing is remembered under that key.</exception>
    public T Get<T>(string key) => (T)this[key];

    /// <summary>Looks for what was remembered under the name of a type.</summary>
    /// <typeparam name="TValue">The type that names it.</typeparam>
    /// <param name="value">The value, or the type's default.</param>
    /// <returns>Whether there is one.</returns>
#nullable disable annotations
    public bool TryGetValue<TValue>(out TValue value) => TryGetValue(KeyOf<TValue>(), out value);

    /// <summary>Looks for what was remembered under a key.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, or the type's default.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue<TValue>(string key, out TValue value)
    {
        var found = base.TryGetValue(key, out var stored);
        value = found ? (TValue)stored : default;
        return found;
    }
#nullable restore annotations

    private static string KeyOf<T>() => typeof(T).FullName!;
}
