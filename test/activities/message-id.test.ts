import { messageIdOf } from '../../activities/channels/message-id';

describe('a Message-ID', () => {
  it('is the effect key in the form that mail allows', () => {
    expect(messageIdOf('9f2c:17:0')).toBe('<9f2c.17.0@regimen>');
  });

  it('stays one for one when a part holds signs that mail does not allow', () => {
    expect(messageIdOf('9f2c:17:0:Dr. Ana (duty):email')).toBe('<9f2c.17.0.Dr%2E%20Ana%20%28duty%29.email@regimen>');
  });
});
