namespace Amorsize.Build.Diagnostics;

/// <summary>How a diagnostic is logged.</summary>
internal enum Severity
{
    /// <summary>Shown from normal verbosity on.</summary>
    Detail,

    /// <summary>Shown from minimal verbosity on.</summary>
    Message,

    /// <summary>A warning; the build goes on.</summary>
    Warning,

    /// <summary>An error; the build fails.</summary>
    Error,
}
