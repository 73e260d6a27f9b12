using System.Runtime.CompilerServices;

namespace Amorsize.Profiler;

/// <summary>
/// Starts the profiler in a process that has the dependency list and the runtime settings of the user's program (dotnet exec --depsfile … --runtimeconfig …).
/// </summary>
internal static class Program
{
    // That list lacks the profiler's assemblies, so OwnAssemblies loads them. Code that needs them must not be compiled before the resolver is registered, so
    // Run and Watch are not inlined.
    internal static void Main(string[] args)
    {
        OwnAssemblies.Resolve();
        if (args is ["--watch", var tag, var temporary])
            Watch(tag, temporary);
        else
            Run();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run()
    {
        ParentWatch.LeaveSignalsToTheParent();
        var request = OwnVariables.TakeRequestPath();
        // The request lies in a folder of the build, below its folder for temporary files.
        ParentWatch.ExitWhenParentIsGone(Console.OpenStandardInput(), Path.GetDirectoryName(Path.GetDirectoryName(request))!);
        ProfilerRun.Execute(request);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Watch(string tag, string temporary)
    {
        ParentWatch.LeaveSignalsToTheParent();
        ParentWatch.WatchOver(Console.OpenStandardInput(), tag, temporary);
    }
}
