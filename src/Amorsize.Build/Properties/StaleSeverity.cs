namespace Amorsize.Build.Properties;

/// <summary>AmorsizeStaleSeverity: how a stale result is reported.</summary>
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
