namespace Amorsize.Profiler.Binding;

/// <summary>
/// A flagged method as a delegate that takes one item. The delegate is compiled, so that a call takes as long as a call of a lambda in the user's loop.
/// Exactly one of the two delegates is set.
/// </summary>
/// <param name="Synchronous">Calls a method whose work is done when it returns.</param>
/// <param name="Asynchronous">Calls a method that returns a task of any kind.</param>
internal sealed record WorkloadCall<T>(Action<T>? Synchronous, Func<T, CancellationToken, ValueTask>? Asynchronous);
