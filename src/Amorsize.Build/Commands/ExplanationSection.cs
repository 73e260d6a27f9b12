namespace Amorsize.Build.Commands;

/// <summary>A part of the explanation of a result: a heading, and rows of texts below it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Rows">The rows. All rows of a section have the same number of texts.</param>
internal sealed record ExplanationSection(string Title, IReadOnlyList<IReadOnlyList<string>> Rows);
