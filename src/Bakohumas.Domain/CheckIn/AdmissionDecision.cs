namespace Bakohumas.Domain.CheckIn;

/// <summary>What a door is told: one of five, and no other.</summary>
public abstract record AdmissionDecision
{
    private AdmissionDecision()
    {
    }

    /// <summary>Let in. <see cref="First"/> is null for the first time, else this person comes back or was let in twice.</summary>
    /// <param name="Conflict">A door without network let in somebody who was inside already: kept, marked, to be looked at.</param>
    public sealed record Admitted(FirstEntry? First, bool Conflict) : AdmissionDecision;

    /// <summary>Inside already; the first gate and time are named.</summary>
    public sealed record AlreadyInside(FirstEntry First) : AdmissionDecision;

    /// <summary>Went out; may come back.</summary>
    public sealed record Left(FirstEntry? First) : AdmissionDecision;

    public sealed record Refused(RefusalReason Reason) : AdmissionDecision;

    /// <summary>Nobody knows the code.</summary>
    public sealed record Unknown : AdmissionDecision;

    public T Match<T>(Func<Admitted, T> admitted, Func<AlreadyInside, T> alreadyInside, Func<Left, T> left, Func<Refused, T> refused, Func<Unknown, T> unknown) => this switch
    {
        Admitted decision => admitted(decision),
        AlreadyInside decision => alreadyInside(decision),
        Left decision => left(decision),
        Refused decision => refused(decision),
        Unknown decision => unknown(decision),
        _ => throw new InvalidOperationException("The set of decisions is closed."),
    };
}
