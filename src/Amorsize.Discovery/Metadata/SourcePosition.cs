namespace Amorsize.Discovery.Metadata;

/// <summary>A place in a source file.</summary>
/// <param name="File">Absolute path of the file, as the compiler recorded it.</param>
/// <param name="Line">Number of the line; the first is 1.</param>
/// <param name="Column">Number of the column; the first is 1.</param>
internal sealed record SourcePosition(string File, int Line, int Column);
