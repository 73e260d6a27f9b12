namespace Amorsize.Measurement.Suites;

/// <summary>Which tests of a suite may run beside each other.</summary>
internal enum TestScope
{
    /// <summary>Those that the runner and the tests' own attributes allow.</summary>
    AsDeclared,

    /// <summary>Those of different classes; xUnit: of different collections.</summary>
    Classes,

    /// <summary>All.</summary>
    Methods,
}
