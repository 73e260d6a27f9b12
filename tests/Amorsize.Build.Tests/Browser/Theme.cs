namespace Amorsize.Build.Tests.Browser;

/// <summary>The colors that a reader's system prefers (<c>prefers-color-scheme</c>).</summary>
public enum Theme
{
    Light,
    Dark,
}
