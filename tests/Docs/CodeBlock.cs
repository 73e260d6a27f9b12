namespace Amorsize.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page that it stands on.</param>
/// <param name="Line">Its first line in the page, from 1.</param>
/// <param name="Language">The first word after the fence.</param>
/// <param name="Role">The following words, which say how the block is tested. Rendered pages do not show them.</param>
/// <param name="Text">Its lines, without the indentation of the fence.</param>
internal sealed record CodeBlock(MarkdownPage Page, int Line, string Language, string Role, string Text)
{
    public override string ToString() => $"{Page.Name}, line {Line}";
}
