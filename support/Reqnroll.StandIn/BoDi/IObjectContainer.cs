namespace Reqnroll.BoDi;

/// <summary>Makes and keeps one instance a type, for as long as the scenario, the feature or the run lasts.</summary>
public interface IObjectContainer
{
    /// <summary>Has a type made wherever an interface is asked for.</summary>
    /// <typeparam name="TType">What is made.</typeparam>
    /// <typeparam name="TInterface">What is asked for.</typeparam>
    /// <param name="name">Keeps registrations of one type apart; none by default.</param>
    void RegisterTypeAs<TType, TInterface>(string? name = null)
        where TType : class, TInterface;

    /// <summary>Hands out an instance wherever a type is asked for.</summary>
    /// <typeparam name="TInterface">What is asked for.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="name">Keeps instances of one type apart; none by default.</param>
    /// <param name="dispose">Whether the container disposes it; not by default.</param>
    void RegisterInstanceAs<TInterface>(TInterface instance, string? name = null, bool dispose = false)
        where TInterface : class;

    /// <summary>Has a factory called, once, when a type is first asked for.</summary>
    /// <typeparam name="TInterface">What is asked for.</typeparam>
    /// <param name="factoryDelegate">Makes the instance.</param>
    /// <param name="name">Keeps instances of one type apart; none by default.</param>
    void RegisterFactoryAs<TInterface>(Func<IObjectContainer, TInterface> factoryDelegate, string? name = null);

    /// <summary>Gives the one instance of a type; makes it, with what its constructor asks for, when it is first asked for.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The instance.</returns>
    /// <exception cref="ObjectContainerException">It cannot be made; the message says what asks for what.</exception>
    T Resolve<T>();

    /// <summary>Gives the one instance of a type and name.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="name">The name under which it was registered.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="ObjectContainerException">It cannot be made; the message says what asks for what.</exception>
    T Resolve<T>(string? name);

    /// <summary>Gives the one instance of a type and name.</summary>
    /// <param name="typeToResolve">The type.</param>
    /// <param name="name">The name under which it was registered; none by default.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="ObjectContainerException">It cannot be made; the message says what asks for what.</exception>
    object Resolve(Type typeToResolve, string? name = null);

    /// <summary>Whether a type is registered here or in what this container stands in.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="name">The name; none by default.</param>
    /// <returns>Whether it is.</returns>
    bool IsRegistered<T>(string? name = null);
}
