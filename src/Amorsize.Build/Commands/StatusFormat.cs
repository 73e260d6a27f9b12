namespace Amorsize.Build.Commands;

/// <summary>AmorsizeFormat: the form of the status.</summary>
internal enum StatusFormat
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>One line of JSON for tools.</summary>
    Json,
}
