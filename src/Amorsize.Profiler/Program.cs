using System.Runtime.CompilerServices;

namespace Amorsize.Profiler;

/// <summary>
/// Starts the profiler in a process that has the dependency list and the runtime settings of the user's program (dotnet exec --depsfile … --runtimeconfig …).
/// </summary>
internal static class Program
{
    // That list lacks the profiler's assemblies, so OwnAssemblies loads them. Code that needs them must not be compiled before the resolver is registered, so
    // Run is not inlined.
    internal static void Main()
    {
        OwnAssemblies.Resolve();
        Run();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run()
    {
        ParentWatch.LeaveInterruptsToTheParent();
        ParentWatch.ExitWhenParentIsGone(Console.OpenStandardInput());
        ProfilerRun.Execute(OwnVariables.TakeRequestPath());
    }
}
