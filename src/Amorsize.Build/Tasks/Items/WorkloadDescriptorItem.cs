using System.Text;
using Amorsize.Discovery.Workloads;
using Amorsize.Settings;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>A workload to be measured, as an item that one task hands to the next.</summary>
internal static class WorkloadDescriptorItem
{
    private const string Descriptor = nameof(Descriptor);

    public static ITaskItem From(WorkloadDescriptor workload)
    {
        var item = ItemText.NewNamed(workload.Name);
        item.Set(Descriptor, Encoding.UTF8.GetString(JsonMembers.Write<WorkloadDescriptor>(workload, WorkloadDescriptor.Map)));
        return item;
    }

    public static WorkloadDescriptor ToWorkload(ITaskItem item) =>
        JsonMembers.Read<WorkloadDescriptor>(Encoding.UTF8.GetBytes(item.GetMetadata(Descriptor)), WorkloadDescriptor.Map);
}
