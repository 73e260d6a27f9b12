using Amorsize.Measurement.Protocol;

namespace Amorsize.Profiler.Tests.Binding;

/// <summary>Requests of a build to the profiler.</summary>
internal static class Requests
{
    public static ProfileRequest For(string workload, string? items, int itemCount = 0) => new()
    {
        AssemblyPath = "",
        Workload = workload,
        MethodToken = 0,
        Options = new() { Items = items, ItemCount = itemCount },
        Budget = TimeSpan.FromSeconds(1),
        ReportPath = "",
    };
}
