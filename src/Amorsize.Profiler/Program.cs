using System.Runtime.CompilerServices;
using Amorsize.Profiler;

// The profiler runs with the dependency list and the runtime settings of the user's program (dotnet exec --depsfile … --runtimeconfig …).
// That list lacks the profiler's assemblies, so OwnAssemblies loads them from the profiler's directory.
// Start is not inlined: code that needs these assemblies must not be compiled before the resolver is registered.
OwnAssemblies.Resolve();
Start(args);

[MethodImpl(MethodImplOptions.NoInlining)]
static void Start(string[] args)
{
    ParentWatch.LeaveInterruptsToTheParent();
    if (args is ["--watch", var tag, var temporary])
    {
        ParentWatch.WatchOver(Console.OpenStandardInput(), tag, temporary);
        return;
    }
    // The request lies in a folder of the build, below its folder for temporary files.
    ParentWatch.ExitWhenParentIsGone(Console.OpenStandardInput(), Path.GetDirectoryName(Path.GetDirectoryName(args[0]))!);
    ProfilerRun.Execute(requestPath: args[0]);
}
