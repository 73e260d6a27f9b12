namespace Amorsize.Build.Commands;

/// <summary>AmorsizeFormat: for whom the status is.</summary>
internal enum StatusFormat
{
    /// <summary>For readers.</summary>
    Table,

    /// <summary>For tools: one line.</summary>
    Json,
}
