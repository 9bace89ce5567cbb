namespace Bakohumas.Domain.CheckIn;

/// <summary>Which way a person walks through a gate.</summary>
public enum Direction
{
    In,
    Out,
}
