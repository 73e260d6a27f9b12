using MathNet.Numerics.LinearAlgebra;

namespace Amorsize.Benchmarks.Kinds;

/// <summary>Products of matrices by Math.NET, which runs large ones in parallel by itself.</summary>
internal readonly struct MatrixProducts : IComputation<Matrix<double>, double>
{
    private const int Order = 160;

    public static KindFacts Facts { get; } = new("matrix-products", "60 squares of matrices of order 160 by Math.NET: a library with workers of its own", Nature.CpuBound);

    public static Matrix<double>[] Items => [.. Enumerable.Range(0, 60).Select(seed => Matrix<double>.Build.Random(Order, Order, seed))];

    [Workload("matrix-products", Items = nameof(Items))]
    public static double Run(Matrix<double> item) => (item * item)[0, 0];
}
