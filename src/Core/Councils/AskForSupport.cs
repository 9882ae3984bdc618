using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>Who is told at once of a request for support, and of what became of it.</summary>
public static class SupportMessages
{
    /// <summary>地域警察幹部 of the day; where the station has none, the head of its section, and else the chief, whom 幹部 includes.</summary>
    public static IReadOnlyList<RosterEntry> AskedOn(CouncilFacts facts, DateOnly day) =>
        facts.SupervisorsOn(day).GroupBy(r => Rank(r.Role)).OrderBy(g => g.Key).FirstOrDefault()?.ToList() ?? [];

    /// <summary>A message to each who is asked, or to the one who has asked; nobody is told what he or she has done.</summary>
    public static IReadOnlyList<OutgoingMessage> Of(CouncilFacts facts, SupportRequest request, AuditEntry audit)
    {
        var (kind, to) = request.AnsweredBy is null
            ? (MessageKind.SupportAsked, AskedOn(facts, JapanTime.DayOf(audit.At)).Select(r => r.Officer))
            : (MessageKind.SupportAnswered, [request.By]);
        return
        [
            .. to.Where(o => o != audit.By)
                .Select((o, i) => new OutgoingMessage(CommandSteps.MessageOf(audit, i + 1), o, kind, new MeetingId(request.Id))),
        ];
    }

    private static int Rank(Role role) =>
        role switch
        {
            Role.CommunityPoliceSupervisor => 0,
            Role.SectionChief => 1,
            _ => 2,
        };
}

/// <summary>支援を依頼.</summary>
public sealed record AskForSupport(string Id, string? Feedback, string Text, string OtherAgency)
{
    public Outcome<SupportRequest> Decide(CouncilFacts facts, OfficerId by, DateTimeOffset now)
    {
        if (Text.Length == 0)
        {
            return new Refusal("support.text-missing") { Property = nameof(Text) };
        }

        if (Feedback is { } about && !facts.Feedback.Any(f => f.IsOpen && f.Entry.Id == about))
        {
            return new Refusal("support.request-closed");
        }

        if (Feedback is not null && facts.SupportRequests.Any(s => s.Feedback == Feedback))
        {
            return new Refusal("support.asked-already");
        }

        return new SupportRequest
        {
            Id = Id,
            Feedback = Feedback,
            Text = Text,
            OtherAgency = OtherAgency,
            By = by,
            At = now,
        };
    }
}

/// <summary>対応状況 of a request for support, as a supervisor enters it; 完了 ends it.</summary>
public sealed record AnswerSupport(string Id, int KnownVersion, SupportStatus Status, string Answer)
{
    public Outcome<SupportRequest> Decide(CouncilFacts facts, OfficerId by, DateTimeOffset now)
    {
        if (facts.SupportRequests.FirstOrDefault(s => s.Id == Id) is not { } request)
        {
            return new Refusal("support.closed");
        }

        if (request.Version != KnownVersion)
        {
            return new Refusal("support.changed-meanwhile");
        }

        // The police box must learn what became of it.
        if (Status == SupportStatus.Finished && Answer.Length == 0)
        {
            return new Refusal("support.answer-missing") { Property = nameof(Answer) };
        }

        return request with
        {
            Version = request.Version + 1,
            Status = Status,
            Answer = Answer,
            AnsweredBy = by,
            AnsweredAt = now,
        };
    }
}

/// <summary>確認済み: the police box has read the answer; the request goes to the history.</summary>
public sealed record ReadSupport(string Id)
{
    public Outcome<SupportRequest> Decide(CouncilFacts facts) =>
        facts.AnsweredSupport.FirstOrDefault(s => s.Id == Id) is { } request
            ? request with
            {
                Read = true,
                Version = request.Version + 1,
            }
            : new Refusal("support.closed");
}
