namespace Amorsize.Profiler.Binding;

/// <summary>Thrown when a <see cref="WorkloadAttribute"/> cannot work, for a reason that only running user code shows. The build reports AMZ2004.</summary>
/// <param name="cause">The cause and the remedy, as a sentence without full stop, which the error message adds.</param>
internal sealed class FlagException(string cause) : Exception(cause);
