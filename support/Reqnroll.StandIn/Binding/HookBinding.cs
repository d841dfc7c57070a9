using System.Reflection;
using Reqnroll.Bindings;

namespace Reqnroll.StandIn.Binding;

/// <summary>A method that runs at one kind of moment.</summary>
internal sealed record HookBinding(string Id, HookType Type, int Order, MethodInfo Method, ScopeFilter Scope);
