namespace Amorsize.Cache.Keys;

/// <summary>The workload or the test suite that a result belongs to. <paramref name="Name"/> is for messages: a workload may have the name of the suite.</summary>
internal abstract record Subject(string Name)
{
    /// <summary>The tests of the assembly.</summary>
    public static Subject Tests { get; } = new TestSuite();

    /// <summary>The name and value that tell it from all other subjects of the assembly.</summary>
    public abstract NamedField Field { get; }

    /// <summary>One flagged workload.</summary>
    /// <param name="Name">The workload's name.</param>
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
