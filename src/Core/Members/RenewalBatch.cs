using KobanBot.Core.Facts;

namespace KobanBot.Core.Members;

/// <summary>
/// 再任 of several members in one step, each by itself: who can be renewed is, and who cannot comes back with the reason. What is wrong with all of
/// them, as a term that begins too early, refuses the step.
/// </summary>
public sealed record RenewalBatch(RenewCommission Request)
{
    public Outcome<RenewedInPart> Decide(CouncilFacts facts)
    {
        if (Request.Members is not { Count: > 0 } members)
        {
            return Request.Decide(facts).Match<Outcome<RenewedInPart>>(all => new RenewedInPart(all, []), refusal => refusal);
        }

        var renewed = new List<Member>();
        var refused = new List<RefusedRenewal>();
        foreach (var id in members.Distinct())
        {
            switch ((Request with { Members = [id] }).Decide(facts))
            {
                case Outcome<Renewals>.Accepted({ Members: var one }):
                    renewed.AddRange(one);
                    break;
                case Outcome<Renewals>.Refused({ Property: not nameof(RenewCommission.Members) } ofAll):
                    return ofAll;
                case Outcome<Renewals>.Refused(var refusal):
                    refused.Add(new RefusedRenewal(id, refusal));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return renewed.Count == 0 ? refused[0].Refusal : new RenewedInPart(new Renewals(renewed), refused);
    }
}

/// <summary>Who was renewed, and who was not and why.</summary>
public sealed record RenewedInPart(Renewals Renewals, IReadOnlyList<RefusedRenewal> Refused);

public sealed record RefusedRenewal(MemberId Member, Refusal Refusal);
