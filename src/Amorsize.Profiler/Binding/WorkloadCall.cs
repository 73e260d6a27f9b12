namespace Amorsize.Profiler.Binding;

/// <summary>
/// A method as a delegate that takes one item: compiled, so that a call costs what the call of a lambda costs in the user's own loop.
/// Exactly one of the two is set.
/// </summary>
/// <param name="Synchronous">Calls a method that is done when it returns.</param>
/// <param name="Asynchronous">Calls a method that returns a task of any kind.</param>
internal sealed record WorkloadCall<T>(Action<T>? Synchronous, Func<T, CancellationToken, ValueTask>? Asynchronous);
