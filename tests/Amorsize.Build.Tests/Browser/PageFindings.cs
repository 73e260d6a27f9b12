namespace Amorsize.Build.Tests.Browser;

/// <summary>The defects of a page, one sentence each.</summary>
internal sealed record PageFindings
{
    /// <summary>Errors of the page, and its requests for other resources.</summary>
    public IReadOnlyList<string> Loading { get; init; } = [];

    /// <summary>Content that is drawn, wholly or in part, left or right of the window.</summary>
    public IReadOnlyList<string> Outside { get; init; } = [];

    /// <summary>Text that stands out too little from what is drawn under it.</summary>
    public IReadOnlyList<string> Contrast { get; init; } = [];

    /// <summary>Text that is cut off, drawn over other text of its drawing, or too small.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>Elements that Tab does not reach, or that do not show the focus.</summary>
    public IReadOnlyList<string> Keyboard { get; init; } = [];

    public IReadOnlyList<string> All => [.. Loading, .. Outside, .. Contrast, .. Text, .. Keyboard];
}
