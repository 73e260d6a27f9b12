namespace Amorsize.Build.Commands;

/// <summary>The MSBuild property AmorsizeFormat: how the status is printed.</summary>
internal enum StatusFormat
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>One line of JSON for tools.</summary>
    Json,
}
