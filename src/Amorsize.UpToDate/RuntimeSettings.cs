namespace Amorsize.UpToDate;

/// <summary>The environment variables from which a .NET runtime takes its settings.</summary>
internal static class RuntimeSettings
{
    /// <summary>The runtime reads its settings under both prefixes (clrconfignames.h).</summary>
    public static readonly string[] Prefixes = ["DOTNET_", "COMPlus_"];

    // Beginnings of names, without their prefix. Source: the runtime's documentation of its configuration, and clrconfignames.h.
    private static readonly string[] kinds =
    [
        "gc", "Tiered", "TC_", "OSR_", "ReadyToRun", "ThreadPool_", "Jit", "PROCESSOR_COUNT",
        "EnableHWIntrinsic", "EnableAVX", "EnableSSE", "EnableBMI", "EnableFMA", "EnableLZCNT", "EnablePOPCNT", "EnableAES", "EnableArm64",
    ];

    /// <summary>Whether a variable changes how a .NET program runs.</summary>
    // Loops, since a build without changes would have to compile lambdas first.
    public static bool ChangesRuntime(string name)
    {
        foreach (var prefix in Prefixes)
        {
            if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var kind in kinds)
            {
                if (string.Compare(name, prefix.Length, kind, 0, kind.Length, StringComparison.OrdinalIgnoreCase) == 0)
                    return true;
            }
        }
        return false;
    }
}
