namespace Amorsize;

/// <summary>How the items of a loop are run.</summary>
public enum Execution
{
    /// <summary>One after the other, on the calling thread.</summary>
    Sequential,

    /// <summary>On several threads; each thread claims one chunk of items after the other.</summary>
    Threads,

    /// <summary>Asynchronously, with several items in flight.</summary>
    Async,
}
