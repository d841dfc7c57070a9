using FluentAssertions;
using Reqnroll.BoDi;
using Reqnroll.StandIn.Binding;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

public sealed class ObjectContainerTests
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(10);
    private readonly List<string> _log = [];
    private readonly ObjectContainer _parent = new();
    private readonly ObjectContainer _container;

    public ObjectContainerTests()
    {
        _container = new ObjectContainer(_parent);
        _container.RegisterInstanceAs(_log);
    }

    public interface INamed;

    [Fact]
    public void Resolve_SameType_GivesOneInstance() =>
        _container.Resolve<Outer>().Inner.Should().BeSameAs(_container.Resolve<Inner>());

    [Fact]
    public void Resolve_TypeRegisteredInParent_ComesFromParent()
    {
        var mine = new Named();
        _parent.RegisterInstanceAs<INamed>(mine);

        _container.Resolve<INamed>().Should().BeSameAs(mine);
        _container.IsRegistered<INamed>().Should().BeTrue();
    }

    [Fact]
    public void Resolve_ClassOfRegisteredInstance_GivesTheInstance()
    {
        var mine = new Named();
        _container.RegisterInstanceAs<INamed>(mine);

        _container.Resolve<Named>().Should().BeSameAs(mine);
    }

    [Fact]
    public void Resolve_TypeNotRegistered_IsMadeHereAndNotShared() =>
        _container.Resolve<Named>().Should().NotBeSameAs(_parent.Resolve<Named>());

    [Fact]
    public void Resolve_InterfaceOfRegisteredType_GivesTheOneInstance()
    {
        _container.RegisterTypeAs<Named, INamed>();

        _container.Resolve<INamed>().Should().BeSameAs(_container.Resolve<Named>());
    }

    [Fact]
    public void Resolve_NamedInstance_IsKeptApart()
    {
        _container.RegisterInstanceAs<INamed>(new Named(), "a");
        _container.RegisterFactoryAs<INamed>(_ => new Named(), "b");

        _container.Resolve<INamed>("a").Should().NotBeSameAs(_container.Resolve<INamed>("b"));
        _container.Resolve<INamed>("b").Should().BeSameAs(_container.Resolve<INamed>("b"));
    }

    [Fact]
    public void Resolve_UnregisteredInterface_SaysWhoAsks() =>
        FluentActions.Invoking(() => _container.Resolve<NeedsInterface>()).Should().Throw<ObjectContainerException>()
            .WithMessage("*INamed cannot be made*asked for by*NeedsInterface*");

    [Fact]
    public void Resolve_Circle_IsNamed() =>
        FluentActions.Invoking(() => _container.Resolve<Hen>()).Should().Throw<ObjectContainerException>()
            .WithMessage("*circle*asked for by*Hen\n*asked for by*Egg\n*asked for by*Hen");

    [Fact]
    public async Task DisposeAll_WhatItMade_IsDisposedYoungestFirst()
    {
        _container.Resolve<Outer>();

        (await _container.DisposeAllAsync().WaitAsync(_bound)).Should().BeEmpty();

        _log.Should().Equal("outer", "inner");
    }

    [Fact]
    public async Task DisposeAll_OneThatFails_DoesNotKeepOthers()
    {
        _container.Resolve<Inner>();
        _container.Resolve<Failing>();

        (await _container.DisposeAllAsync().WaitAsync(_bound)).Should().ContainSingle().Which.Message.Should().Be("stuck");

        _log.Should().Equal("inner");
    }

    [Fact]
    public async Task DisposeAll_RegisteredInstance_IsSparedUnlessAsked()
    {
        _container.RegisterInstanceAs(new Inner(_log), "spared");
        _container.RegisterInstanceAs(new Inner(_log), "asked", dispose: true);

        await _container.DisposeAllAsync().WaitAsync(_bound);

        _log.Should().ContainSingle();
    }

    public sealed class Inner(List<string> log) : IDisposable
    {
        public void Dispose() => log.Add("inner");
    }

    public sealed class Outer(Inner inner, List<string> log) : IAsyncDisposable
    {
        public Inner Inner => inner;

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            log.Add("outer");
        }
    }

    public sealed class Failing : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("stuck");
    }

    public sealed class Named : INamed;

    public sealed class NeedsInterface(INamed named)
    {
        public INamed Named => named;
    }

    public sealed class Hen(Egg egg)
    {
        public Egg Egg => egg;
    }

    public sealed class Egg(Hen hen)
    {
        public Hen Hen => hen;
    }
}
