namespace Amorsize.Profiler.Binding;

/// <summary>A flag cannot work, for a reason that only running code can tell: build error AMZ2004. The message is the cause.</summary>
internal sealed class FlagException(string cause) : Exception(cause);
