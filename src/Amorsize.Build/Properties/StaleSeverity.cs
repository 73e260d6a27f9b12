namespace Amorsize.Build.Properties;

/// <summary>The MSBuild property AmorsizeStaleSeverity: how a build reports a stale result.</summary>
internal enum StaleSeverity
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As a message.</summary>
    Message,

    /// <summary>As a warning.</summary>
    Warning,

    /// <summary>As an error.</summary>
    Error,
}
