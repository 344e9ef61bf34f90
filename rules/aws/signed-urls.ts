/**
 * Links that are good until a date: pre-signed S3 requests (signature versions 4 and 2), database
 * sign-in tokens, CloudFront signed URLs. They hold an id and one signature, never the secret, so
 * an expired one is nothing and a live one opens one object.
 */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { decodeBase64 } from '../../src/text/base64.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { endOfExpires, endOfSignature } from './signature.ts';

/** Longest part of a URL that is looked at to either side of the signature; tokens make them long. */
const REST = /[^\s"'<>]{0,4500}/;

/** The URL that holds the signature. */
function urlOf({ text, start, end }: Capture): string {
  const before = text.slice(Math.max(0, start - 4500), start);
  const after = text.slice(end, end + 4500);
  const from = before.search(/[^\s"'<>]*$/);
  const to = after.search(/[\s"'<>]/);
  return before.slice(from) + text.slice(start, end) + (to < 0 ? after : after.slice(0, to));
}

function live(end: number | undefined, now: number): Verdict {
  if (end === undefined || end <= now) return false;
  const day = new Date(end).toISOString().slice(0, 10);
  return {
    note: `It is good until ${day}.`,
  };
}

/** CloudFront's custom policy: JSON in a base64 of its own, where `-_~` stand for `+=/`. */
function endOfPolicy(query: string): number | undefined {
  const policy = /(?:^|[?&])Policy=([A-Za-z0-9_~-]{40,2000})/.exec(query)?.[1];
  if (policy === undefined) return undefined;
  const standard = policy.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/');
  const seconds = /"DateLessThan":\{"AWS:EpochTime":(\d{9,11})\}/.exec(
    decodeBase64(standard) ?? '',
  );
  return seconds === null ? undefined : Number(seconds[1]) * 1000;
}

export const presignedUrl: Rule = defineRule({
  id: 'aws-presigned-url',
  title: 'AWS pre-signed URL',
  severity: 'low',
  description:
    'A link that is still good: until its date whoever has it may do one thing, such as download one ' +
    'object, in the name of the key that signed it. The key itself is not in it.',
  advice: {
    leaked: [
      'To end it early, deactivate the key or revoke the sessions of the role that signed it, or deny ' +
        'the action on the object.',
      'If the object must stay private, move it to another key.',
    ],
    instead: 'Make such links when they are asked for, and good for minutes.',
  },
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html',
  ],
  forms: [
    {
      keywords: ['X-Amz-Signature='],
      before: /[?&]X-Amz-Signature=/,
      secret: /[0-9a-f]{64}/,
      notBeside: /[0-9A-Za-z]/,
      after: REST,
      check: (capture) => live(endOfSignature(urlOf(capture)), capture.now),
    },
    {
      keywords: ['Signature='],
      before: /[?&]Signature=/,
      secret: /(?:[A-Za-z0-9+/]|%2[BFbf]){20,40}(?:=|%3[Dd])/,
      after: REST,
      check: (capture) => {
        const query = urlOf(capture);
        return /[?&]AWSAccessKeyId=/.test(query) && live(endOfExpires(query), capture.now);
      },
    },
    {
      keywords: ['Signature='],
      before: /[?&]Signature=/,
      secret: /[A-Za-z0-9_~-]{80,720}/,
      after: REST,
      check: (capture) => {
        const query = urlOf(capture);
        if (!/[?&]Key-Pair-Id=/.test(query)) return false;
        return live(endOfExpires(query) ?? endOfPolicy(query), capture.now);
      },
    },
  ],
  check: (capture) => !isPlaceholder(capture.secret) && !urlOf(capture).includes('EXAMPLE'),
  matches: [
    {
      text: 'https://b.s3.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAW55·S5KISVK·YF2TUN%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=604800&X-Amz-SignedHeaders=host&X-Amz-Signature=«9937da7·c23addd·72b1ecb·25610ae·a1b3b30·0b2d9c6·5cf84d7·675f955·379d0f6·2»',
      at: '2026-01-02T00:00:00Z',
    },
    'https://b.s3.amazonaws.com/a?AWSAccessKeyId=AKIAW55·S5KISVK·YF2TUN&Expires=4070908800&Signature=«C1a5IIt·mPJXqky·KdJzTl5·yLoHI%3D»',
    'https://b.s3.amazonaws.com/a?Signature=«C1a5IIt·mPJXqky·KdJzTl5·yLoHI%3D»&AWSAccessKeyId=AKIAW55·S5KISVK·YF2TUN&Expires=4070908800',
    'https://d1.cloudfront.net/v.mp4?Expires=4070908800&Signature=«U2HOQjb·50FsEJx·ItJ_WzB·KWVX8AF·ESMUSXa·VOElud7·esEoqIa·NF3KxF8·GR6Zmr8·-xKyTU2·Qf60wW4·QgC5Lb6»&Key-Pair-Id=K2JCJMDEHXQW5F',
  ],
  rejects: [
    'https://b.s3.amazonaws.com/a?X-Amz-Credential=AKIAW55·S5KISVK·YF2TUN%2F20200101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20200101T000000Z&X-Amz-Expires=3600&X-Amz-Signature=9937da7·c23addd·72b1ecb·25610ae·a1b3b30·0b2d9c6·5cf84d7·675f955·379d0f6·2',
    'https://b.s3.amazonaws.com/a?AWSAccessKeyId=AKIAW55·S5KISVK·YF2TUN&Expires=1357034400&Signature=C1a5IIt·mPJXqky·KdJzTl5·yLoHI%3D',
    'https://b.s3.amazonaws.com/a?AWSAccessKeyId=AKIAIOS·FODNN7E·XAMPLE&Expires=4070908800&Signature=C1a5IIt·mPJXqky·KdJzTl5·yLoHI%3D',
    'Authorization: AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=9937da7·c23addd·72b1ecb·25610ae·a1b3b30·0b2d9c6·5cf84d7·675f955·379d0f6·2',
  ],
});
