using System.Globalization;
using Amorsize.Discovery.Workloads;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>A workload to be measured, as an item that travels from one task to the next.</summary>
internal static class FlaggedItem
{
    public static ITaskItem From(FlaggedWorkload workload)
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

    public static FlaggedWorkload ToWorkload(ITaskItem item) => new(
        item.ItemSpec,
        int.Parse(item.GetMetadata(nameof(FlaggedWorkload.MethodToken)), CultureInfo.InvariantCulture),
        item.GetMetadata(nameof(FlaggedWorkload.Method)),
        item.GetMetadata(nameof(FlaggedWorkload.ItemsMember)) is { Length: > 0 } member ? member : null,
        int.Parse(item.GetMetadata(nameof(FlaggedWorkload.ItemCount)), CultureInfo.InvariantCulture),
        int.Parse(item.GetMetadata(nameof(FlaggedWorkload.MaxDegreeOfParallelism)), CultureInfo.InvariantCulture),
        item.GetMetadata(nameof(FlaggedWorkload.Fingerprint)),
        Mistake: null);
}
