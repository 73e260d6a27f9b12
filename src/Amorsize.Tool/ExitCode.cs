namespace Amorsize.Tool;

/// <summary>The exit codes of the tool. <c>docs/reference/tool.md</c> lists them.</summary>
internal static class ExitCode
{
    /// <summary>The command did its work.</summary>
    public const int Done = 0;

    /// <summary>A build or a target failed; its errors are printed.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be used, for example because a path does not exist.</summary>
    public const int Usage = 2;

    /// <summary>There is nothing to work on: no project has the package, or no workload has the name.</summary>
    public const int NothingFound = 3;

    /// <summary>Ctrl+C: 128 plus the number of SIGINT, as shells have it.</summary>
    public const int Canceled = 130;
}
