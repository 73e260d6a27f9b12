using System.Globalization;
using Amorsize.Discovery.Workloads;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>A workload to be measured, as an item that travels from one task to the next.</summary>
internal static class WorkloadDescriptorItem
{
    public static ITaskItem From(WorkloadDescriptor workload)
    {
        var item = ItemText.NewItem(workload.Name);
        item.Set(nameof(workload.MethodToken), workload.MethodToken.ToString(CultureInfo.InvariantCulture));
        item.Set(nameof(workload.Method), workload.Method);
        item.Set(nameof(workload.ItemsMember), workload.ItemsMember ?? "");
        item.Set(nameof(workload.ItemCount), workload.ItemCount.ToString(CultureInfo.InvariantCulture));
        item.Set(nameof(workload.MaxDegreeOfParallelism), workload.MaxDegreeOfParallelism.ToString(CultureInfo.InvariantCulture));
        item.Set(nameof(workload.Fingerprint), workload.Fingerprint);
        return item;
    }

    public static WorkloadDescriptor ToWorkload(ITaskItem item) => new(
        item.ItemSpec,
        int.Parse(item.GetMetadata(nameof(WorkloadDescriptor.MethodToken)), CultureInfo.InvariantCulture),
        item.GetMetadata(nameof(WorkloadDescriptor.Method)),
        item.GetMetadata(nameof(WorkloadDescriptor.ItemsMember)) is { Length: > 0 } member ? member : null,
        int.Parse(item.GetMetadata(nameof(WorkloadDescriptor.ItemCount)), CultureInfo.InvariantCulture),
        int.Parse(item.GetMetadata(nameof(WorkloadDescriptor.MaxDegreeOfParallelism)), CultureInfo.InvariantCulture),
        item.GetMetadata(nameof(WorkloadDescriptor.Fingerprint)),
        Mistake: null);
}
