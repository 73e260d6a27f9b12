namespace Amorsize;

/// <summary>How a loop's items are run.</summary>
public enum Execution
{
    /// <summary>One after the other, on the calling thread.</summary>
    Sequential,

    /// <summary>On several threads, each of which claims chunks of items.</summary>
    Threads,

    /// <summary>Asynchronously, several items in flight at once.</summary>
    Async,
}
