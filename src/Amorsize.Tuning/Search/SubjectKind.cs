namespace Amorsize.Tuning.Search;

/// <summary>What a subject's items are.</summary>
internal enum SubjectKind
{
    /// <summary>Calls that return when the item is done.</summary>
    Synchronous,

    /// <summary>Calls that return a task.</summary>
    Asynchronous,

    /// <summary>A whole job that does its own loop with the settings it is given.</summary>
    Job,
}
