using System.Runtime.CompilerServices;
using Amorsize.Profiler;

// Runs with the dependency list and the runtime settings of the user's program (dotnet exec --depsfile … --runtimeconfig …), which know nothing
// of the profiler's own assemblies: these are found beside it, and nothing that needs them may be compiled before.
OwnAssemblies.ResolveFromOwnDirectory();
Start(args);

[MethodImpl(MethodImplOptions.NoInlining)]
static void Start(string[] args)
{
    ParentWatch.LeaveInterruptsToTheParent();
    ParentWatch.ExitWhenParentIsGone(Console.OpenStandardInput());
    ProfilerRun.Execute(requestPath: args[0]);
}
