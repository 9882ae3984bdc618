using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Import;

/// <summary>Members and commissions.</summary>
internal sealed class MemberChecks(ImportInput input, ImportProblems problems) : InputChecks(input, problems)
{
    private const string Council = "連絡協議会コード";
    private const string Member = "委員コード";
    private const string EndReason = "終了日の理由";
    private const string Predecessor = "前任者委員コード";

    private readonly ILookup<(string Council, string Member), Commission> _commissions = input.Commissions.Values.ToLookup(
        c => (c.Council, c.Member),
        c => c.Commission
    );

    private readonly HashSet<(string Council, string Member)> _unreadable =
    [
        .. input.Commissions.All.Where(c => !c.Valid).Select(c => (c.Value.Council, c.Value.Member)),
    ];

    public void Run()
    {
        RequireUnique(Input.Members, Member, m => (m.Council, m.Member.Id));
        RequireKnown(Input.Members, Council, m => m.Council, Keys(Input.Councils, c => c.Code), ImportFiles.Councils);

        var members = Keys(Input.Members, m => (m.Council, m.Member.Id.Value));
        RequireKnown(Input.Commissions, Member, c => (c.Council, c.Member), members, ImportFiles.Members);
        RequireApart(
            Input.Commissions,
            "任期開始日",
            c => (c.Council, c.Member),
            c => InOffice(c.Commission),
            "同じ委員の任期が重複しています"
        );

        var commissioned = Keys(Input.Commissions, c => (c.Council, c.Member));
        foreach (var member in Input.Members.Valid.Where(m => !commissioned.Contains((m.Value.Council, m.Value.Member.Id.Value))))
        {
            Report(member, Member, $"委嘱が{ImportFiles.Commissions.Name}にありません。");
        }

        foreach (var commission in Input.Commissions.Valid)
        {
            CheckPredecessor(commission, members);
        }
    }

    /// <summary>H4: a replacement serves out the term of one named predecessor (記 第2-4(1)ウ).</summary>
    private void CheckPredecessor(Entry<CommissionRow> entry, IReadOnlySet<object> members)
    {
        var row = entry.Value;
        if (row.Commission.Kind != CommissionKind.Replacement)
        {
            if (row.Predecessor is not null)
            {
                Report(entry, Predecessor, "前任者は「補充」のときに限り記入してください。");
            }

            if (row.Commission.EndReason is not null)
            {
                Report(entry, EndReason, "終了日の理由は「補充」のときに限り記入してください。");
            }

            return;
        }

        // What was commissioned under 旧要綱 is taken over as it is (R003).
        if (row.Commission.Term.First < GuidelineSettings.Default.InForceSince)
        {
            return;
        }

        if (row.Predecessor is not { } predecessor)
        {
            Report(entry, Predecessor, "「補充」は前任者を記入してください（記 第2-4(1)ウ）。");
        }
        else if (predecessor == row.Member)
        {
            Report(entry, Predecessor, "本人が前任者になっています。");
        }
        else if (!members.Contains((row.Council, predecessor)))
        {
            Report(entry, Predecessor, $"この連絡協議会の委員として{ImportFiles.Members.Name}にありません。");
        }
        else if (!_unreadable.Contains((row.Council, predecessor)))
        {
            CheckRemainingTerm(entry, [.. _commissions[(row.Council, predecessor)]]);
        }
    }

    private void CheckRemainingTerm(Entry<CommissionRow> entry, List<Commission> before)
    {
        var term = entry.Value.Commission.Term;
        var ended = before.Find(c => c.Term.Contains(term.First));
        if (ended is null)
        {
            Report(entry, "任期開始日", "前任者の任期の外の日付です（記 第2-4(1)ウ）。");
        }
        else if (ended.Covers(term.First))
        {
            Report(entry, Predecessor, "任期開始日に、前任者が在任しています（解嘱日を確認してください）。");
        }
        else if (ended.Term.Last != term.Last && entry.Value.Commission.EndReason is null)
        {
            Report(
                entry,
                "任期終了日",
                $"前任者の任期終了日（{ended.Term.Last:yyyy-MM-dd}）と異なります（記 第2-4(1)ウ）。警察署の判断による場合は「{EndReason}」を記入してください。"
            );
        }
    }

    // Somebody who was dismissed on the first day was never in office; one day of the range stands for that.
    private static DayRange InOffice(Commission commission)
    {
        var (first, last) = (commission.Term.First, commission.Dismissal?.Day.AddDays(-1) ?? commission.Term.Last);
        return new DayRange(first, last < first ? first : last);
    }
}
