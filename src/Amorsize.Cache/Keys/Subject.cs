namespace Amorsize.Cache.Keys;

/// <summary>The workload or the test suite that a result belongs to. <paramref name="Name"/> is not unique: a workload may be named like the suite.</summary>
internal abstract record Subject(string Name)
{
    /// <summary>The test suite of an assembly.</summary>
    public static Subject Tests { get; } = new TestSuite();

    /// <summary>The name and value that distinguish this subject from all others of the assembly.</summary>
    public abstract NamedField Field { get; }

    /// <summary>One flagged workload.</summary>
    /// <param name="Name">The workload's name in its flag.</param>
    public sealed record Workload(string Name) : Subject(Name)
    {
        /// <inheritdoc/>
        public override NamedField Field => new("workload", Name);
    }

    /// <summary>The test suite of the assembly.</summary>
    public sealed record TestSuite() : Subject("(test suite)")
    {
        /// <inheritdoc/>
        public override NamedField Field => new("test suite", "");
    }
}
