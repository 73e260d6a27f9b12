using System.Text.Json.Serialization;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>The resource that limits a kind. It bounds the worker counts of the kind's grid. The attributes keep the names of committed result files.</summary>
internal enum Nature
{
    /// <summary>Limited by the processors: more workers than processors are not allowed.</summary>
    [JsonStringEnumMemberName("Computes")]
    CpuBound,

    /// <summary>Mostly limited by the processors, but a body may block or yield. The grid has more workers than processors.</summary>
    [JsonStringEnumMemberName("MayWait")]
    MayBlock,

    /// <summary>Limited by waiting. These kinds should gain most.</summary>
    [JsonStringEnumMemberName("Waits")]
    IoBound,

    /// <summary>Limited by waiting with few workers, and by the processors with many.</summary>
    [JsonStringEnumMemberName("WaitsAndComputes")]
    Mixed,
}
