namespace Amorsize.Build.Tests.Browser;

/// <summary>What is wrong with a page, in sentences: none for a good one.</summary>
internal sealed record PageFindings
{
    /// <summary>Errors of the page, and all that it asks for besides itself.</summary>
    public IReadOnlyList<string> Loading { get; init; } = [];

    /// <summary>What is drawn, wholly or in part, left or right of the window, where nobody scrolls to.</summary>
    public IReadOnlyList<string> Outside { get; init; } = [];

    /// <summary>Text that stands out too little from what is drawn under it.</summary>
    public IReadOnlyList<string> Contrast { get; init; } = [];

    /// <summary>Text that is cut off, drawn over other text of its drawing, or too small.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>What Tab does not reach, or does not show to have reached.</summary>
    public IReadOnlyList<string> Keyboard { get; init; } = [];

    public IReadOnlyList<string> All => [.. Loading, .. Outside, .. Contrast, .. Text, .. Keyboard];
}
