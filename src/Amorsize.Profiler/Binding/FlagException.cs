namespace Amorsize.Profiler.Binding;

/// <summary>A flag cannot work, for a reason that only shows when its code runs. The build reports it as error AMZ2004.</summary>
/// <param name="cause">The cause and the remedy, as a sentence without its full stop.</param>
internal sealed class FlagException(string cause) : Exception(cause);
