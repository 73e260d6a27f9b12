namespace Amorsize.Tool.Builds;

/// <summary>The kinds of <see cref="BuildEvent"/>.</summary>
internal enum BuildEventKind
{
    /// <summary>An error of the build.</summary>
    Error,

    /// <summary>A warning of the build.</summary>
    Warning,

    /// <summary>A message of Amorsize.Build.</summary>
    Message,

    /// <summary>A project starts to be built.</summary>
    Project,

    /// <summary>A measurement starts, or reaches a stage.</summary>
    Progress,
}
