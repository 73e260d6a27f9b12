namespace Amorsize.Metrics;

/// <summary>
/// Tells whether anybody can listen to a meter. A listener needs the assembly of the meters, so until that is loaded there is no need to create ours. The creation
/// takes about 30 methods to compile, a third of the first loop of a process.
/// </summary>
internal static class LoopObservers
{
    private const string Meters = "System.Diagnostics.DiagnosticSource,";

    // Since .NET 9 a diagnostic tool that attaches makes the process load the assembly. Before, it saw only meters that were there already.
    private const int RuntimeThatLoadsMetersLater = 9;

    private static volatile bool mayExist = Environment.Version.Major < RuntimeThatLoadsMetersLater;

#pragma warning disable CA1810 // The order counts: an assembly that is loaded in between must not be missed.
    static LoopObservers()
#pragma warning restore CA1810
    {
        AppDomain.CurrentDomain.AssemblyLoad += static (_, loaded) => mayExist |= IsOfMeters(loaded.LoadedAssembly.FullName);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            mayExist |= IsOfMeters(assembly.FullName);
    }

    public static bool MayExist => mayExist;

    private static bool IsOfMeters(string? assembly) => assembly is not null && assembly.StartsWith(Meters, StringComparison.Ordinal);
}
