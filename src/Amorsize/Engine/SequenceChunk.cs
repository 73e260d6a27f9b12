namespace Amorsize.Engine;

/// <summary>Consecutive items of a sequence.</summary>
internal sealed class SequenceChunk<T> : List<T>
{
    /// <summary>The position of the chunk's first item in the sequence; 0 is the first.</summary>
    public long First { get; set; }
}
