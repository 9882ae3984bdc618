using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>Plan, notice, holding, record and report of meetings.</summary>
internal static class MeetingObligations
{
    public static IEnumerable<Obligation> Of(CouncilCase at) =>
        [.. Years(at), .. Coming(at), .. Records(at), .. Reports(at), .. at.InExistence ? Absentees(at) : []];

    /// <summary>開催計画 (記 第2-5(1)) and the regular meeting (要綱 第6-2), for the year that is coming, that runs, and that has just ended.</summary>
    private static IEnumerable<Obligation> Years(CouncilCase at)
    {
        var running = FiscalYear.Of(at.Day);
        foreach (var year in new[] { running.Previous, running, running.Next })
        {
            // A council that is set up within the year, be it on its first day, cannot plan before it.
            var within = at.Facts.Council.Established >= year.First;
            var first = within ? at.Facts.Council.Established : year.First;
            if (first > year.Last || first > at.Facts.Council.Abolished || year.Last < at.Tracked)
            {
                continue;
            }

            if (!at.InExistence)
            {
                // Of a council that ended in March without a meeting the year still asks why.
                if (
                    RegularMeetings.EndedOwing(at.Facts, year, at.Day, at.Guideline)
                    && at.Day <= year.Last.AddDays(at.Settings.MissedMeetingDays)
                    && !IsExcused(at, year)
                )
                {
                    yield return Meeting(at, year, at.Asked(first)) with
                    {
                        TakesReason = true,
                    };
                }

                continue;
            }

            var held = RegularMeetings.Held(at.Facts, year, at.Day, at.Guideline);
            if (!held && IsAsked(at, year, within) && !IsExcused(at, year))
            {
                yield return Meeting(at, year, at.Asked(first));
            }

            var opens = within ? first : at.Settings.PlanOpens.In(year.Previous);
            if (!held && at.Day >= opens && at.Day <= year.Last && at.Facts.PlanFor(year) is null)
            {
                var nominal = within ? first.AddDays(at.Settings.PlanDaysOfNewCouncil) : year.First.AddDays(-1);
                yield return at.Obligation(ObligationKind.MeetingPlan, "", year.StartYear, at.Asked(opens)) with
                {
                    Nominal = within ? null : nominal,
                    Target = at.Calendar.Target(nominal),
                    IsGuideValue = within,
                    Sentence = $"{year}の開催計画が未策定です。",
                };
            }
        }
    }

    /// <summary>Of the running year and, until the list of the missed ones is old, of the last; by setting also where only a part of it is left.</summary>
    private static bool IsAsked(CouncilCase at, FiscalYear year, bool within) =>
        year.First <= at.Day
        && at.Day <= year.Last.AddDays(at.Settings.MissedMeetingDays)
        && (at.Guideline.PartOfYearNeedsMeeting || !within || at.Facts.Council.Established == year.First);

    /// <summary>未開催の理由: given when nothing could be held any more.</summary>
    private static bool IsExcused(CouncilCase at, FiscalYear year) =>
        at.DoneOf(ObligationKind.RegularMeeting)
            .Any(done =>
                done.Subject.Length == 0
                && done.Period == $"{year.StartYear}"
                && (done.Day > year.Last || done.Day > at.Facts.Council.Abolished)
            );

    private static Obligation Meeting(CouncilCase at, FiscalYear year, DateOnly since)
    {
        var uncounted = RegularMeetings.Uncounted(at.Facts, year, at.Day, at.Guideline);
        return at.Obligation(ObligationKind.RegularMeeting, "", year.StartYear, since) with
        {
            Nominal = year.Last,
            Target = at.Calendar.Target(year.Last),
            TakesReason = at.Day > year.Last || uncounted is not null,
            ReasonOf = uncounted?.Id.Value,
            Sentence =
                uncounted is not null ? $"{at.InWords(uncounted.Date)}の会議を{year}の定期会議として数えるか、署の判断が未入力です。"
                : PlannedAhead(at, year) is { } day ? $"{year}の定期会議は、{JapaneseDate.WithoutWeekday(day)}に予定されています。"
                : $"{year}の定期会議が未開催です。",
        };
    }

    /// <summary>The first planned day of the year that is still to come: until then nobody calls the meeting 未開催.</summary>
    private static DateOnly? PlannedAhead(CouncilCase at, FiscalYear year) =>
        at.Facts.PlanFor(year)?.Meetings.Select(m => (DateOnly?)m.Date).Where(d => d >= at.Day && year.Contains(d.Value)).Min();

    /// <summary>周知 and 人選の検討 before a planned meeting; both are past on its day.</summary>
    private static IEnumerable<Obligation> Coming(CouncilCase at)
    {
        foreach (var meeting in at.Facts.Plans.SelectMany(p => p.Meetings).Where(m => m.Date > at.Day))
        {
            if (PlannedMeetings.RecordOf(at.Facts, meeting.Date) is not null || meeting.Date > at.Facts.Council.Abolished)
            {
                continue;
            }

            var subject = Obligation.DaySubject(meeting.Date);
            var day = at.InWords(meeting.Date);
            var opens = meeting.Date.AddDays(-at.Settings.NoticeOpensDays);
            if (at.Day >= opens && !at.IsDone(ObligationKind.MeetingNotice, subject, ""))
            {
                yield return at.Obligation(ObligationKind.MeetingNotice, subject, "", opens) with
                {
                    Nominal = meeting.Date.AddDays(-1),
                    Target = at.AimBefore(meeting.Date, at.Settings.NoticeDays, opens),
                    IsGuideValue = true,
                    Sentence = $"{day}の定期会議の周知が未了です。",
                };
            }

            var asks = meeting.Date.AddDays(-at.Settings.GuestSelectionOpensDays);
            if (meeting.InvitesGuests && at.Day >= asks && !at.IsDone(ObligationKind.GuestSelection, subject, ""))
            {
                yield return at.Obligation(ObligationKind.GuestSelection, subject, "", asks) with
                {
                    Nominal = meeting.Date.AddDays(-1),
                    Target = at.AimBefore(meeting.Date, at.Settings.GuestSelectionDays, asks),
                    IsGuideValue = true,
                    Sentence = $"{day}の定期会議に参加を要請する委員以外の方の人選が未検討です。",
                };
            }
        }
    }

    /// <summary>第5号様式 of every meeting that was held: planned days without a record, and drafts (要綱 第8).</summary>
    private static IEnumerable<Obligation> Records(CouncilCase at)
    {
        // A draft is of the day that it names, and takes the place of the planned day from which it was started.
        var drafts = at.Facts.Drafts.Where(d => d is { IsBegun: true, Revises: null } && (d.Content.Date ?? d.FromPlan) <= at.Day).ToList();
        var drafted = drafts.Select(d => d.Content.Date ?? d.FromPlan).OfType<DateOnly>();
        var planned = PlannedMeetings
            .WithoutRecord(at.Facts, at.Day, at.Settings.SameMeetingDays)
            .Where(date => drafts.TrueForAll(d => d.FromPlan != date));
        foreach (var date in planned.Concat(drafted).Where(d => d >= at.Tracked && at.Facts.Council.ExistsOn(d)).Distinct())
        {
            var subject = Obligation.DaySubject(date);
            if (at.IsDone(ObligationKind.MeetingRecord, subject, ""))
            {
                continue;
            }

            yield return at.Obligation(ObligationKind.MeetingRecord, subject, "", date) with
            {
                Target = at.Aim(date, at.Settings.RecordDays),
                IsGuideValue = true,
                Sentence = $"{at.InWords(date)}の会議の開催結果記録簿が未作成です。",
            };
        }
    }

    /// <summary>署長まで報告 (要綱 第8); a revision is reported again.</summary>
    private static IEnumerable<Obligation> Reports(CouncilCase at)
    {
        foreach (var record in at.Facts.Meetings.Where(m => m.State == RecordState.Confirmed && m.Date >= at.Tracked))
        {
            var since = JapanTime.DayOf(record.ConfirmedAt);
            if (since > at.Day)
            {
                continue;
            }

            yield return at.Obligation(ObligationKind.ChiefReport, record.Id.Value, record.Revision, since) with
            {
                Target = at.Aim(since, at.Settings.ReportDays),
                IsGuideValue = true,
                Sentence = $"{at.InWords(record.Date)}の会議の記録が、署長に報告されていません。",
            };
        }
    }

    /// <summary>欠席者への連絡, one a meeting (記 第2-6(6)), for those who are members still and were not told.</summary>
    private static IEnumerable<Obligation> Absentees(CouncilCase at)
    {
        foreach (var record in at.Facts.Meetings.Where(m => m.Absent.Count > 0 && m.Date >= at.Tracked && m.Date <= at.Day))
        {
            var waiting = record.Absent.Count(a =>
                at.Facts.Members.Any(m => m.Id == a && m.InOfficeOn(at.Day))
                && !at.IsDone(ObligationKind.AbsenteeContact, $"{record.Id}/{a}", "")
            );
            // 済み of the meeting is 済み of all of them.
            if (waiting > 0 && !at.IsDone(ObligationKind.AbsenteeContact, record.Id.Value, ""))
            {
                yield return at.Obligation(ObligationKind.AbsenteeContact, record.Id.Value, "", record.Date) with
                {
                    Target = at.Aim(record.Date, at.Settings.AbsenteeDays),
                    IsGuideValue = true,
                    Sentence = $"{at.InWords(record.Date)}の会議の欠席者{waiting}人に、結果が連絡されていません。",
                };
            }
        }
    }
}
