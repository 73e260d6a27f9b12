namespace Amorsize.Measurement.Suites;

/// <summary>Which tests of a suite may run beside each other.</summary>
internal enum TestScope
{
    /// <summary>Tests that the runner and the tests' own attributes allow to run beside each other.</summary>
    AsDeclared,

    /// <summary>Tests of different classes; in xUnit, of different collections.</summary>
    Classes,

    /// <summary>All tests, including those of the same class.</summary>
    Methods,
}
